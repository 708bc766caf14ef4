import HTML
import Pages

/// The style and the scripts that only the pages of the desk need.
struct DeskAssets: HTML {
    let reader: Reader

    var body: some HTML {
        link(.rel("stylesheet"), .href(reader.asset("css/work.css")))
        script(.type("module"), .src(reader.asset("js/desk.js"))) {}
    }
}
