import Foundation

/// Base64 in lines of 76 (RFC 2045, 6.8).
enum Base64Lines {
    /// So many bytes make whole lines.
    static let block = 57 * 1024

    static func encoded(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        let options: Data.Base64EncodingOptions = [
            .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
        ]
        return [UInt8](Data(bytes).base64EncodedData(options: options))
    }
}
