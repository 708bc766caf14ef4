import Basics

/// A request as ARI has it: a method, a path below `/ari` and a query.
struct HTTPForm: Equatable {
    enum Method: String {
        case get = "GET"
        case post = "POST"
        case put = "PUT"
        case delete = "DELETE"
    }

    let method: Method
    let path: [String]
    let query: [(name: String, value: String)]
    let body: String?

    init(_ method: Method, _ path: [String], _ query: [(name: String, value: String)] = [], body: String? = nil) {
        self.method = method
        self.path = path
        self.query = query
        self.body = body
    }

    /// The path and the query, escaped.
    var target: String {
        let pairs = query.map { "\(Self.escape($0.name))=\(Self.escape($0.value))" }
        return "/" + path.map(Self.escape).joined(separator: "/")
            + (pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&"))
    }

    /// All but what RFC 3986 (2.3) calls unreserved.
    private static func escape(_ text: String) -> String {
        var escaped = ""
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                escaped.unicodeScalars.append(Unicode.Scalar(byte))
            default: escaped += "%" + CollectionOfOne(byte).hexText.uppercased()
            }
        }
        return escaped
    }

    static func == (left: Self, right: Self) -> Bool {
        left.method == right.method && left.target == right.target && left.body == right.body
    }
}
