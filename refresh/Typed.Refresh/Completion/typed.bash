# Completion of "typed" in bash:  source <(typed completion bash)
_typed() {
    local line=${COMP_LINE:0:COMP_POINT} word prefix
    word=${line##*[[:space:]]}
    mapfile -t COMPREPLY < <(typed "[suggest:${COMP_POINT}]" "$COMP_LINE" 2>/dev/null)
    # Bash completes from the last of : and = on, and would repeat what stands before it.
    prefix=${word%"${word##*[:=]}"}
    if [[ -n $prefix ]]; then
        COMPREPLY=("${COMPREPLY[@]#"$prefix"}")
    fi
    if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]]; then
        compopt -o nospace 2>/dev/null
    fi
}
complete -F _typed typed
