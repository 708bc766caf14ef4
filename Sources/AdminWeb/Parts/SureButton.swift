import HTML
import Pages

/// An act that can't be taken back: pressing it opens the question, and the act is inside. Works without scripts.
struct SureButton: HTML {
    let label: String
    let question: String
    let act: String
    let path: String
    let reader: Reader

    /// - Parameters:
    ///   - question: what will happen, in a sentence.
    ///   - act: the words on the button that does it.
    init(_ label: String, _ question: String, act: String, to path: String, _ reader: Reader) {
        self.label = label
        self.question = question
        self.act = act
        self.path = path
        self.reader = reader
    }

    var body: some HTML {
        details(.class("menu"), .class("sure")) {
            summary(.class("button"), .class("quiet")) { label }
            div(.class("menu-list")) {
                p { question }
                ActButton(act, to: path, reader, style: .danger)
            }
        }
    }
}
