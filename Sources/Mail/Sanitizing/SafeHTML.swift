/// The HTML of a stranger's letter made harmless: only what `Allowed` names is left of it, and what is left reads the same to
/// every parser. To be shown in a sandboxed frame all the same.
package struct SafeHTML: Sendable, Equatable {
    package let html: String
    /// Pictures of other people's servers that were left out. Fetching one tells its owner that the letter was read.
    package let withheldPictures: Int

    /// A page settles in two rounds; only a hostile one needs more.
    private static let rounds = 8
    /// Text of a page that never settles.
    private static let longestText = 1024 * 1024

    package init(_ html: String, _ policy: PicturePolicy = PicturePolicy()) {
        if let (settled, withheld) = Self.settled(html, policy) {
            self.html = settled
            withheldPictures = withheld
        } else {
            self.html = HTMLText.paragraphs(String(HTMLText.plain(html).prefix(Self.longestText)))
            withheldPictures = 0
        }
    }

    /// Goes over a page until another round changes nothing: then it means to a browser what it meant to us.
    private static func settled(_ html: String, _ policy: PicturePolicy) -> (html: String, withheld: Int)? {
        var html = html
        var withheld: Int?
        for _ in 0..<rounds {
            var writer = SafeWriter(policy)
            do { try HTMLDocument(html).tell { writer.take($0) } } catch { return nil }
            guard let written = writer.written else { return nil }
            withheld = withheld ?? writer.withheldPictures
            if written == html { return (html, withheld ?? 0) }
            html = written
        }
        return nil
    }
}
