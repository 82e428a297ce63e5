package eu.cartulary.shapes.rulebook;

/** A part of a rulebook that has a level of its own: {@code SOV-5}. */
public record Objective(String code, Texts title) {}
