import CMime
import Foundation

/// How a part travels (RFC 2045, 6), read as kindly as senders need it.
enum TransferEncoding: Equatable {
    case identity
    case base64
    case quotedPrintable
    case uuencode
    case unknown(String)

    init(header: String?) {
        let word = (header ?? "").prefix { $0 != ";" && $0 != "," && $0 != "(" }
            .trimmingCharacters(in: .whitespacesAndNewlines.union(CharacterSet(charactersIn: "\"'"))).lowercased()
        switch word {
        case "", "7bit", "7-bit", "8bit", "8-bit", "8bits", "7bits", "binary", "none", "plain", "us-ascii":
            self = .identity
        case "base64", "b", "base-64": self = .base64
        case "quoted-printable", "quoted printable", "qp", "q": self = .quotedPrintable
        case "x-uuencode", "uuencode", "x-uue", "uue", "uu": self = .uuencode
        default: self = .unknown(word)
        }
    }

    /// How GMime is to decode it; what nobody knows stays as it is.
    var coding: mime_coding {
        switch self {
        case .identity, .unknown: mime_identity
        case .base64: mime_base64
        case .quotedPrintable: mime_quoted_printable
        case .uuencode: mime_uuencode
        }
    }
}
