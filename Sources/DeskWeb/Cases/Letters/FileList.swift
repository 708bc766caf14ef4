import Basics
import Desk
import Files
import HTML
import Pages

/// Files that go along with something, each a link that saves it.
struct FileList: HTML {
    let files: [StoredFile]
    let w: Wording
    let address: (StoredFile) -> String

    var body: some HTML {
        if !files.isEmpty {
            ul(.class("files")) {
                ForEach(files) { file in
                    li {
                        a(.href(address(file))) {
                            Icon(.file)
                            span { file.name }
                        }
                        span(.class("muted")) { w.size(bytes: Int(file.size)) }
                    }
                }
            }
        }
    }
}
