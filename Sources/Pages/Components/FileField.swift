import Basics
import HTML

/// A file to be sent; its form is a `PostForm(sendsFiles: true)`.
package struct FileField: HTML {
    let asked: Asked
    let accept: String

    /// - Parameter accept: the sorts of files that the browser offers, as `.csv,.vcf`.
    package init(
        _ name: String,
        _ label: String,
        _ form: Form,
        _ w: Wording,
        accept: String,
        required: Bool = true,
        hint: String? = nil
    ) {
        asked = Asked(name, label, form, w, required: required, hint: hint)
        self.accept = accept
    }

    package var body: some HTML {
        Field(asked) { ties in VoidElement("input", ties + [.type("file"), .accept(accept)]) }
    }
}
