#include "support/safe_text.h"

#include <QTest>

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

    void hiddenCharactersAreSeen()
    {
        QCOMPARE(visibleText(QStringLiteral("USDC")), QStringLiteral("USDC"));
        QCOMPARE(visibleText(QStringLiteral("a\tb")), QStringLiteral("a␉b"));
        QCOMPARE(visibleText(QString(u'a') + QChar(0x202E) + u'b'), QStringLiteral("a⟨U+202E⟩b"));
        QCOMPARE(visibleText(QString(QChar(0x200B))), QStringLiteral("⟨U+200B⟩"));
        QCOMPARE(visibleText(QString(QChar(0x7f))), QStringLiteral("␡"));
        QCOMPARE(visibleText(std::string_view("\0", 1)), QStringLiteral("␀"));
        QCOMPARE(visibleText(QStringLiteral("<img src=x>")), QStringLiteral("<img src=x>"));
    }

    void cutsBetweenCharacters()
    {
        QCOMPARE(visibleText(QStringLiteral("€€€"), 7), QStringLiteral("€€…"));
        QCOMPARE(visibleText(QStringLiteral("abc"), 3), QStringLiteral("abc"));
    }
};
SIGNALBOX_TEST(SafeTextTest)
#include "safe_text_test.moc"
