extension Interaction {
    /// Whether the client reads it by the link: what the client sent, what was written to the client, and what the client
    /// wanted in the beginning. What colleagues wrote down of calls and meetings is for colleagues.
    package func isShown(inPortalOf found: Case) -> Bool {
        switch direction {
        case .in: author == nil || at == found.opened
        case .out: delivery != nil && delivery != .withdrawn
        }
    }
}
