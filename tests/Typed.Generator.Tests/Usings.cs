global using Xunit;
global using Typed.Generator.Pipeline;
