# Completion of "typed" in zsh:  source <(typed completion zsh)
_typed() {
    local -a found
    found=("${(@f)$(typed "[suggest:${CURSOR}]" "$BUFFER" 2>/dev/null)}")
    compadd -Q -S '' -- ${found[(R)*=]}
    compadd -Q -- ${found:#*=}
}
compdef _typed typed
