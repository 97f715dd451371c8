# Completion of "typed" in fish:  typed completion fish | source
function __typed_complete
    set -l line (commandline -cp)
    typed "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
end
complete -c typed -f -a '(__typed_complete)'
