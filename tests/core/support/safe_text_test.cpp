// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/safe_text.h"

#include <QTest>

#include "signalbox/literals.h"
#include "support/test_registry.h"

using namespace signalbox;

class SafeTextTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void storableHasNoNulAndIsUtf8()
    {
        QCOMPARE(storableText("plain"), QByteArray("plain"));
        QCOMPARE(storableText(std::string_view("a\0b", 3)), QByteArray("a\xEF\xBF\xBD"
                                                                       "b"));
        QCOMPARE(storableText("\xff\xfe"), QByteArray("\xEF\xBF\xBD\xEF\xBF\xBD"));
        QCOMPARE(storableText("\xe2\x82\xac"), QByteArray("\xe2\x82\xac"));
        QCOMPARE(storableText("<b>x</b>\n"), QByteArray("<b>x</b>\n"));
    }

    /// The rule of ERC-8004 texts: NUL and broken UTF-8 are replaced, everything else stays byte for byte.
    void otherTextIsUnchanged_data()
    {
        QTest::addColumn<QByteArray>("utf8");
        QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBFhttps://agent");
        QTest::newRow("two of them") << QByteArray("\xEF\xBB\xBF\xEF\xBB\xBF");
        QTest::newRow("alone") << QByteArray("\xEF\xBB\xBF");
        QTest::newRow("replacement character") << QByteArray("a\xEF\xBF\xBD");
        QTest::newRow("noncharacters") << QByteArray("\xEF\xBF\xBE\xEF\xBF\xBF\xEF\xB7\x90\xF4\x8F\xBF\xBF");
        QTest::newRow("beyond the plane") << QByteArray("\xF0\x9F\x98\x80");
    }
    void otherTextIsUnchanged()
    {
        QFETCH(QByteArray, utf8);
        const std::string_view view(utf8.constData(), static_cast<std::size_t>(utf8.size()));
        QCOMPARE(utf8Text(view).toUtf8(), utf8);
        QCOMPARE(storableText(view), utf8);
    }

    void hiddenCharactersBecomeVisible()
    {
        QCOMPARE(visibleText(u"USDC"_s), u"USDC"_s);
        QCOMPARE(visibleText(u"a\tb"_s), u"a␉b"_s);
        QCOMPARE(visibleText(QString(u'a') + QChar(0x202E) + u'b'), u"a⟨U+202E⟩b"_s);
        QCOMPARE(visibleText(QString(QChar(0x200B))), u"⟨U+200B⟩"_s);
        QCOMPARE(visibleText(QString(QChar(0x7f))), u"␡"_s);
        QCOMPARE(visibleText(std::string_view("\0", 1)), u"␀"_s);
        QCOMPARE(visibleText(std::string_view("\xEF\xBB\xBF"
                                              "a")),
                 u"⟨U+FEFF⟩a"_s);
        QCOMPARE(visibleText(u"<img src=x>"_s), u"<img src=x>"_s);
    }

    void cutsBetweenCharacters()
    {
        QCOMPARE(visibleText(u"€€€"_s, 7), u"€€…"_s);
        QCOMPARE(visibleText(u"abc"_s, 3), u"abc"_s);
    }
};
SIGNALBOX_TEST(SafeTextTest)
#include "safe_text_test.moc"
