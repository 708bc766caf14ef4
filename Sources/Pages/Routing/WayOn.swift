/// Where a person is led on to, as an address or a form of theirs says: a page of ours, or the front door.
package struct WayOn: Sendable, Equatable {
    package let path: String

    /// - Parameter text: from an address or a form, so from anywhere.
    package init(_ text: String?) {
        path = text.flatMap { Self.isOwn($0) ? $0 : nil } ?? "/"
    }

    package var isFront: Bool { path == "/" }

    /// Two slashes or a backslash would lead to another site; signing in leads nowhere.
    private static func isOwn(_ text: String) -> Bool {
        text.hasPrefix("/") && !text.hasPrefix("//") && !text.hasPrefix("/sign-") && text.utf8.count <= 1000
            && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }
    }
}
