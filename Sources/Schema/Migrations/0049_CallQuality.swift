extension Migration {
    /// What was measured of the sound of calls: `place` 0 is the outsider's channel, the others are those of the legs, counted from 1.
    /// Jitter and the way round are in microseconds, scores in hundredths.
    static let callQuality = Migration(
        49,
        "call-quality",
        """
        CREATE TABLE phone_call_sound (
            call INTEGER NOT NULL REFERENCES phone_call (id),
            place INTEGER NOT NULL CHECK (place >= 0),
            codec TEXT,
            heard INTEGER NOT NULL CHECK (heard >= 0),
            heard_lost INTEGER NOT NULL CHECK (heard_lost >= 0),
            heard_jitter INTEGER NOT NULL CHECK (heard_jitter >= 0),
            told INTEGER CHECK (told >= 0),
            told_lost INTEGER CHECK (told_lost >= 0),
            told_jitter INTEGER CHECK (told_jitter >= 0),
            round_trip INTEGER CHECK (round_trip >= 0),
            PRIMARY KEY (call, place),
            CHECK ((told IS NULL) = (told_lost IS NULL) AND (told IS NULL) = (told_jitter IS NULL))
        ) STRICT;

        ALTER TABLE phone_call ADD COLUMN score INTEGER CHECK (score BETWEEN 100 AND 500);
        CREATE INDEX phone_call_poor ON phone_call (began, id) WHERE score < 310;
        """
    )
}
