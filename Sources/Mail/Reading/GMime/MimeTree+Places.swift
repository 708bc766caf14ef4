extension MimeTree {
    /// The part at a place, counted as IMAP counts: a letter that is no multipart has one part, `1`.
    func node(at path: [Int]) -> MimeNode? {
        guard var node = body else { return nil }
        if node.kind != .multipart { return path == [1] ? node : nil }
        for place in path {
            let children = node.children
            guard children.indices.contains(place - 1) else { return nil }
            node = children[place - 1]
        }
        return node
    }
}
