using Attribution.Local.Processes;

await using var azurite = await Azurite.Start(Path.Combine(Path.GetTempPath(), "attribution-logs"));
Console.WriteLine(azurite.ConnectionString);
