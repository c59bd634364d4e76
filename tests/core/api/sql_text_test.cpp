// SPDX-License-Identifier: GPL-3.0-or-later

#include "signalbox/sql_text.h"
#include "signalbox/literals.h"

#include <QTest>

#include "support/test_registry.h"

using namespace signalbox;

class SqlTextTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void splitsLikePostgres()
    {
        const QString text =
            u"-- a; b\nSELECT 'it''s; fine', E'\\'; x', \"a;b\" /* ; /* ; */ ; */ , $t$ ; $t$, $1 FROM t;\n\n;;\n"
            "with x as (select 1.5e-3) select * from x -- end;\n"_s;
        const auto all = sql::statements(text);
        QCOMPARE(all.size(), size_t(2));
        QCOMPARE(all[0].first, u"SELECT"_s);
        QCOMPARE(all[1].first, u"WITH"_s);
        QCOMPARE(text.mid(all[1].at, all[1].length), u"with x as (select 1.5e-3) select * from x"_s);
        QVERIFY(text.mid(all[0].at, all[0].length).startsWith(u"-- a; b\nSELECT"_s));
        QVERIFY(text.mid(all[0].at, all[0].length).endsWith(u"FROM t"_s));
        QCOMPARE(sql::statementAt(all, 0), 0);
        QCOMPARE(sql::statementAt(all, text.size()), 1);
        QCOMPARE(sql::statementAt(all, all[1].at - 1), 0);
        QCOMPARE(sql::statementAt({}, 3), -1);
    }

    void piecesCoverTheText()
    {
        for (const char* text : {"SELECT 'open", "/* open /* deeper */", "$a$ open", "\"open", "E'\\",
                                 "a$b$c 1..2 .5 $$x$$", "$", "'", "--", "1e", "SELECT É FROM ü"}) {
            const QString whole = QString::fromUtf8(text);
            qsizetype at = 0;
            for (const sql::Piece& piece : sql::pieces(whole)) {
                QCOMPARE(piece.at, at);
                QVERIFY(piece.length > 0);
                at += piece.length;
            }
            QCOMPARE(at, whole.size());
        }
    }

    void continuesInTheNextLine()
    {
        sql::Open open;
        (void)sql::pieces(u"SELECT 'a", &open);
        QCOMPARE(open.token, sql::Token::Text);
        auto next = sql::pieces(u"b' AS x", &open);
        QCOMPARE(next.front().token, sql::Token::Text);
        QCOMPARE(next.front().length, 2);
        QCOMPARE(open.token, sql::Token::Space);
        (void)sql::pieces(u"/* a /* b */", &open);
        QCOMPARE(open.depth, 1);
        next = sql::pieces(u"c */ SELECT", &open);
        QCOMPARE(next.back().token, sql::Token::Word);
        (void)sql::pieces(u"$tag$ one", &open);
        next = sql::pieces(u"two $tag$ x", &open);
        QCOMPARE(next.front().length, 9);
    }

    void namesAreQuoted()
    {
        QCOMPARE(sql::quotedName(u"chain_1"_qs), u"chain_1"_qs);
        QCOMPARE(sql::quotedName(u"Weird\"x"_qs), u"\"Weird\"\"x\""_qs);
        QCOMPARE(sql::quotedName(u"table"_qs), u"\"table\""_qs);
        QCOMPARE(sql::quotedName(u"1a"_qs), u"\"1a\""_qs);
        QVERIFY(sql::isKeyword(u"select") && !sql::isKeyword(u"accounts"));
        for (const char* word : {"INSERT", "SET", "COPY", "DO", "CALL", ""})
            QVERIFY(!sql::onlyReads(QLatin1String(word)));
    }
};

SIGNALBOX_TEST(SqlTextTest)
#include "sql_text_test.moc"
