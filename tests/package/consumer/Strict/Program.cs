// <copyright file="Program.cs" company="Typed contributors">
// Copyright (c) Typed contributors. All rights reserved.
// </copyright>

namespace Strict;

using System;
using Typed.Models.Creatify;

/// <summary>Prints the model of a request.</summary>
internal static class Program
{
    private static void Main() => Console.WriteLine($"Strict: {new NanoBananaParams { Prompt = "A kite" }.Prompt}");
}
