using Studio;

await using var studio = await StudioApp.CreateAsync(args);
await studio.RunAsync();
