using Attribution.Local;
using Attribution.Local.Attributing;

// An analyst's command is over before the rest of the product, or what draws its progress, would be loaded.
return args is [AttributeCommand.Verb, .. var arguments] ? AttributeCommand.RunOnConsole(arguments) : await OneCommandProgram.Run(args).ConfigureAwait(false);
