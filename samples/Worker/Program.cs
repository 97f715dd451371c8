using Worker;

await using var worker = await WorkerApp.CreateAsync(args);
return await worker.RunAsync();
