extension Charset {
    /// The label of a Windows code page.
    package static func label(codepage: Int) -> String {
        switch codepage {
        case 65001: "utf-8"
        case 65000: "utf-7"
        case 1200: "utf-16le"
        case 20127: "us-ascii"
        case 20866: "koi8-r"
        case 21866: "koi8-u"
        case 28591...28605: "iso-8859-\(codepage - 28590)"
        case 1250...1258: "windows-\(codepage)"
        default: "cp\(codepage)"
        }
    }
}
