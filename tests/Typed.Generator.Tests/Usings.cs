global using Typed.Generator.Pipeline;
global using Xunit;
