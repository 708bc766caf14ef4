extension Migration {
    /// Cases that were raised to somebody who has more say, and the procedure that says to whom. `escalation_occasion` has the levels
    /// that a case has got to by itself, each once.
    static let escalations = Migration(
        26,
        "escalations",
        """
        CREATE TABLE escalation_procedure (
            edition INTEGER PRIMARY KEY,
            levels TEXT NOT NULL,
            author INTEGER REFERENCES person (id),
            saved INTEGER NOT NULL,
            published INTEGER,
            version INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE escalation (
            id INTEGER PRIMARY KEY,
            service_case INTEGER NOT NULL REFERENCES service_case (id),
            edition INTEGER NOT NULL REFERENCES escalation_procedure (edition),
            share INTEGER,
            raiser INTEGER REFERENCES person (id),
            raised INTEGER NOT NULL,
            why TEXT NOT NULL,
            tried TEXT NOT NULL,
            wish TEXT NOT NULL,
            wanted INTEGER,
            level INTEGER NOT NULL CHECK (level > 0),
            step INTEGER NOT NULL CHECK (step > 0),
            addressee INTEGER REFERENCES person (id),
            due INTEGER NOT NULL,
            turn INTEGER NOT NULL,
            outcome TEXT CHECK (outcome IN ('accepted', 'decided', 'declined', 'withdrawn')),
            ended INTEGER,
            version INTEGER NOT NULL,
            CHECK ((outcome IS NULL) = (ended IS NULL)),
            CHECK (share IS NULL OR raiser IS NULL)
        ) STRICT;
        CREATE INDEX escalation_case ON escalation (service_case, id);
        CREATE INDEX escalation_open ON escalation (due, id) WHERE outcome IS NULL;
        CREATE INDEX escalation_addressee ON escalation (addressee, due, id) WHERE outcome IS NULL;
        CREATE INDEX escalation_raiser ON escalation (raiser, due, id) WHERE outcome IS NULL;
        CREATE INDEX escalation_ended ON escalation (ended, id) WHERE outcome IS NOT NULL;

        CREATE TABLE escalation_step (
            escalation INTEGER NOT NULL REFERENCES escalation (id),
            number INTEGER NOT NULL CHECK (number > 0),
            level INTEGER NOT NULL CHECK (level > 0),
            addressee INTEGER REFERENCES person (id),
            way TEXT NOT NULL CHECK (way IN ('raised', 'climbed', 'lifted', 'handed')),
            asked INTEGER NOT NULL,
            due INTEGER NOT NULL,
            passed_over TEXT NOT NULL,
            ended_how TEXT CHECK (ended_how IN ('answered', 'unanswered', 'lifted', 'handed', 'withdrawn')),
            ended INTEGER,
            ended_by INTEGER REFERENCES person (id),
            note INTEGER REFERENCES case_note (id),
            PRIMARY KEY (escalation, number),
            CHECK ((ended_how IS NULL) = (ended IS NULL))
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX escalation_step_note ON escalation_step (note) WHERE note IS NOT NULL;

        CREATE TABLE escalation_attachment (
            escalation INTEGER NOT NULL REFERENCES escalation (id),
            kind TEXT NOT NULL CHECK (kind IN ('interaction', 'case')),
            subject INTEGER NOT NULL,
            PRIMARY KEY (escalation, kind, subject)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE escalation_occasion (
            service_case INTEGER NOT NULL REFERENCES service_case (id),
            level INTEGER NOT NULL,
            escalation INTEGER NOT NULL REFERENCES escalation (id),
            PRIMARY KEY (service_case, level)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX escalation_occasion_escalation ON escalation_occasion (escalation);

        ALTER TABLE case_merge_item RENAME TO case_merge_item_before;
        CREATE TABLE case_merge_item (
            gone INTEGER NOT NULL REFERENCES case_merge (gone),
            sort TEXT NOT NULL,
            item INTEGER NOT NULL,
            PRIMARY KEY (gone, sort, item)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO case_merge_item (gone, sort, item) SELECT gone, sort, item FROM case_merge_item_before;
        DROP TABLE case_merge_item_before;
        """
    )
}
