import Foundation

/// Something that goes along with a letter.
package struct Enclosure: Sendable {
    package let name: String
    package let type: MediaType
    package let content: Content
    /// By which the HTML shows it; nil for what the reader opens.
    package let contentID: ContentID?

    package enum Content: Sendable {
        case bytes([UInt8])
        /// Read in blocks while the letter is written.
        case file(URL)
    }

    package init(name: String, type: MediaType, content: Content, contentID: ContentID? = nil) {
        self.name = name
        self.type = type
        self.content = content
        self.contentID = contentID
    }

    /// Letters in letters may not be encoded (RFC 2046, 5.2.1), and a line in them may be too long: they travel as files.
    var travellingType: MediaType { ["message", "multipart"].contains(type.type) ? .unknown : type }
}
