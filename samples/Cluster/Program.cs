using ClusterSample;

// "node" runs one node of the cluster. Anything else is the demonstration: an emulator, three nodes, and kills. The script "run" starts it with its servers.
return args is ["node", ..] ? await Node.RunAsync(args[1..]) : await Demonstration.RunAsync(args);
