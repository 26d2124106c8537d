package io.introspect.examples;

/** The README's model of another engine keeps the contract, by the README's own test of it. */
class ReadmeContractTest extends ReadmeSnippets.MyModelTest {}
