import HTML
import Pages

/// The style that only the pages about the house itself need.
struct AdminStyle: HTML {
    let reader: Reader

    init(_ reader: Reader) {
        self.reader = reader
    }

    var body: some HTML {
        link(.rel("stylesheet"), .href(reader.asset("css/admin.css")))
    }
}
