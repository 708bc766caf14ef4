import HTML

/// An act that can't be taken back: pressing it opens the question, and the act is inside. Works without scripts.
package struct SureButton: HTML {
    let label: String
    let question: String
    let act: String
    let path: String
    let reader: Reader
    let opensFromStart: Bool

    /// - Parameters:
    ///   - question: what will happen, in a sentence.
    ///   - act: the words on the button that does it.
    ///   - opensFromStart: the question goes from the button's left edge, where there is no room on its left.
    package init(
        _ label: String,
        _ question: String,
        act: String,
        to path: String,
        _ reader: Reader,
        opensFromStart: Bool = false
    ) {
        self.label = label
        self.question = question
        self.act = act
        self.path = path
        self.reader = reader
        self.opensFromStart = opensFromStart
    }

    package var body: some HTML {
        details(.class("menu"), .class("sure"), .class("from-start").when(opensFromStart)) {
            summary(.class("button"), .class("quiet")) { label }
            div(.class("menu-list")) {
                p { question }
                ActButton(act, to: path, reader, style: .danger)
            }
        }
    }
}
