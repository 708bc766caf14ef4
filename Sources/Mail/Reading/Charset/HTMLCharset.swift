import Foundation

/// The charset that an HTML page names in itself, for letters that do not name it outside.
enum HTMLCharset {
    static func label(in bytes: ArraySlice<UInt8>) -> String? {
        let start = String(decoding: bytes.prefix(2048).map { $0 < 0x80 ? $0 : 63 }, as: UTF8.self).lowercased()
        guard let found = start.firstMatch(of: #/<meta[^>]{0,200}charset\s{0,9}=\s{0,9}["']?([a-z0-9_:.-]{2,40})/#)
        else {
            return nil
        }
        return String(found.1)
    }
}
