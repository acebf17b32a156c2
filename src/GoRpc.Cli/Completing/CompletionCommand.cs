using System.CommandLine;

namespace GoRpc.Cli.Completing;

/// <summary><c>gorpc completion</c>: what a shell needs to complete commands, options and their values.</summary>
internal static class CompletionCommand
{
    private static readonly Dictionary<string, string> Scripts = new()
    {
        ["bash"] = """
            _gorpc() { local IFS=$'\n'; COMPREPLY=($(compgen -W "$(gorpc "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}")); }
            complete -o default -F _gorpc gorpc
            """,
        ["zsh"] = """
            _gorpc() { local completions=("${(@f)$(gorpc "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)}"); compadd -- $completions; _files; }
            compdef _gorpc gorpc
            """,
        ["fish"] = """
            complete -c gorpc -a '(gorpc "[suggest:"(commandline -C)"]" (commandline) 2>/dev/null)'
            """,
        ["pwsh"] = """
            Register-ArgumentCompleter -Native -CommandName gorpc -ScriptBlock {
                param($word, $ast, $position)
                gorpc "[suggest:$position]" "$ast" 2>$null | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
            }
            """,
    };

    public static Command Create()
    {
        var shell = new Argument<string>("shell") { Description = "bash, zsh, fish or pwsh." };
        shell.AcceptOnlyFromAmong([.. Scripts.Keys]);
        var command = new Command("completion", "Writes the script that lets a shell complete gorpc. For bash: source <(gorpc completion bash)") { shell };
        command.SetAction(result => Console.WriteLine(Scripts[result.GetRequiredValue(shell)]));
        return command;
    }
}
