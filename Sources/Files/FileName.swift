/// What a file from outside is called here.
enum FileName {
    /// Without folders, and without signs that can't be seen: some turn the letters behind them round, so that `fdp.exe` reads `exe.pdf`.
    static func plain(_ name: String) -> String {
        let last = name.split { "/\\".contains($0) }.last.map(String.init) ?? ""
        let seen = last.unicodeScalars.filter { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: false
            default: true
            }
        }
        let text = String(String.UnicodeScalarView(seen))
        return text.isEmpty || text == "." || text == ".." ? "file" : text
    }
}
