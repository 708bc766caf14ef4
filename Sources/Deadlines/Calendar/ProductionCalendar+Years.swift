extension ProductionCalendar {
    /// Labour Code (ТК РФ), article 112, part 1.
    static let holidays: [(name: String, days: [YearDay])] = [
        ("Новогодние каникулы", [1, 2, 3, 4, 5, 6, 8].map { YearDay($0, 1) }),
        ("Рождество Христово", [YearDay(7, 1)]),
        ("День защитника Отечества", [YearDay(23, 2)]),
        ("Международный женский день", [YearDay(8, 3)]),
        ("Праздник Весны и Труда", [YearDay(1, 5)]),
        ("День Победы", [YearDay(9, 5)]),
        ("День России", [YearDay(12, 6)]),
        ("День народного единства", [YearDay(4, 11)]),
    ]

    /// What the government's decrees on moving days off say for each year, and what article 112, part 2 moves without them: a holiday
    /// on a weekend is made up for on the next working day. The days before holidays are an hour shorter by article 95; a day worked
    /// instead of another is as long as that one would have been (order 588н of 13.08.2009).
    static let decreed = [
        // Decree 1314 of 10.08.2023.
        ProductionYear(
            year: 2024,
            moved: [
                (YearDay(6, 1), YearDay(10, 5)), (YearDay(7, 1), YearDay(31, 12)), (YearDay(27, 4), YearDay(29, 4)),
                (YearDay(2, 11), YearDay(30, 4)), (YearDay(28, 12), YearDay(30, 12)),
            ],
            shortened: [YearDay(22, 2), YearDay(7, 3), YearDay(8, 5), YearDay(11, 6), YearDay(2, 11)]
        ),
        // Decree 1335 of 04.10.2024.
        ProductionYear(
            year: 2025,
            moved: [
                (YearDay(4, 1), YearDay(2, 5)), (YearDay(5, 1), YearDay(31, 12)), (YearDay(23, 2), YearDay(8, 5)),
                (YearDay(8, 3), YearDay(13, 6)), (YearDay(1, 11), YearDay(3, 11)),
            ],
            shortened: [YearDay(7, 3), YearDay(30, 4), YearDay(11, 6), YearDay(1, 11)]
        ),
        // Decree 1466 of 24.09.2025; 8 March and 9 May by the law itself.
        ProductionYear(
            year: 2026,
            moved: [
                (YearDay(3, 1), YearDay(9, 1)), (YearDay(4, 1), YearDay(31, 12)), (YearDay(8, 3), YearDay(9, 3)),
                (YearDay(9, 5), YearDay(11, 5)),
            ],
            shortened: [YearDay(30, 4), YearDay(8, 5), YearDay(11, 6), YearDay(3, 11)]
        ),
        // Decree 1187 of 17.09.2026; 1 and 9 May and 12 June by the law itself.
        ProductionYear(
            year: 2027,
            moved: [
                (YearDay(2, 1), YearDay(5, 11)), (YearDay(3, 1), YearDay(31, 12)), (YearDay(20, 2), YearDay(22, 2)),
                (YearDay(1, 5), YearDay(3, 5)), (YearDay(9, 5), YearDay(10, 5)), (YearDay(12, 6), YearDay(14, 6)),
            ],
            shortened: [YearDay(20, 2), YearDay(30, 4), YearDay(11, 6), YearDay(3, 11)]
        ),
    ]
}
