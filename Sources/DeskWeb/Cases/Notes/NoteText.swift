import Basics
import Desk
import HTML
import Pages
import People

/// A note, with those whom it names marked.
struct NoteText: HTML {
    let text: String
    let colleagues: [String: Colleague]
    let reader: Reader

    var body: some HTML {
        p(.class("said")) {
            ForEach(Mention.pieces(of: text)) { piece in
                switch piece {
                case .plain(let text): text
                case .login(let login, let written):
                    if let colleague = colleagues[login] { mention(of: colleague, written) } else { written }
                }
            }
        }
    }

    @HTMLBuilder
    private func mention(of colleague: Colleague, _ written: String) -> some HTML {
        if reader.may(.seePeople) {
            a(.class("mention"), .href("/people/\(colleague.id)"), .title(colleague.name.full)) { written }
        } else {
            span(.class("mention"), .title(colleague.name.full)) { written }
        }
    }
}
