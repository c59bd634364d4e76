// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/safe_text.h"
#include "signalbox/literals.h"

#include <QCryptographicHash>
#include <QList>
#include <QStringDecoder>

namespace signalbox {

namespace {

bool isPlainAscii(std::string_view bytes)
{
    for (const char c : bytes) {
        if (c == 0 || static_cast<unsigned char>(c) >= 0x80)
            return false;
    }
    return true;
}

/// Characters that are invisible, or that change the order of visible ones.
bool isHidden(char32_t c)
{
    return c == 0x00AD || c == 0x034F || c == 0x061C || c == 0x115F || c == 0x1160 || c == 0x17B4 || c == 0x17B5 ||
           (c >= 0x180B && c <= 0x180F) || (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x206F) || c == 0x3164 || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF || c == 0xFFA0 ||
           (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE0FFF);
}

qsizetype utf8Size(char32_t c)
{
    return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
}

}  // namespace

QString utf8Text(std::string_view utf8)
{
    QStringDecoder decoder(QStringDecoder::Utf8,
                           QStringDecoder::Flag::Stateless | QStringDecoder::Flag::ConvertInitialBom);
    return decoder.decode(QByteArrayView(utf8.data(), static_cast<qsizetype>(utf8.size())));
}

QByteArray withEscapedMarks(QByteArray json)
{
    const QByteArray mark("\xEF\xBB\xBF");
    if (json.startsWith(mark))  // the mark of the document, not part of a text
        json.remove(0, mark.size());
    return json.replace(mark, "\\ufeff");
}

QByteArray storableText(std::string_view bytes)
{
    const QByteArray raw(bytes.data(), static_cast<qsizetype>(bytes.size()));
    if (isPlainAscii(bytes))
        return raw;
    QString text = utf8Text(bytes);  // invalid sequences become U+FFFD
    text.replace(QChar(0), QChar(QChar::ReplacementCharacter));
    return text.toUtf8();
}

QString visibleText(const QString& text, qsizetype maxBytes)
{
    QString out;
    qsizetype used = 0;
    const auto codes = text.toUcs4();
    for (const uint code : codes) {
        const char32_t c = code;
        QString piece;
        if (c < 0x20)
            piece = QChar(static_cast<char16_t>(0x2400 + c));
        else if (c == 0x7f)
            piece = QChar(u'\u2421');
        else if ((c >= 0x80 && c < 0xa0) || isHidden(c))
            piece = u"⟨U+%1⟩"_s.arg(static_cast<uint>(c), 4, 16, QLatin1Char('0')).toUpper();
        else
            piece = QString::fromUcs4(&c, 1);
        qsizetype size = 0;
        for (const uint part : piece.toUcs4())
            size += utf8Size(part);
        if (used + size > maxBytes) {
            out += QChar(u'…');
            break;
        }
        used += size;
        out += piece;
    }
    return out;
}

QString visibleText(std::string_view bytes, qsizetype maxBytes)
{
    return visibleText(utf8Text(bytes), maxBytes);
}

QString checksumAddress(std::string_view lowerHex40)
{
    if (lowerHex40.substr(0, 2) == "0x")
        lowerHex40.remove_prefix(2);
    QByteArray digits = QByteArray(lowerHex40.data(), static_cast<qsizetype>(lowerHex40.size())).toLower();
    const QByteArray hash = QCryptographicHash::hash(digits, QCryptographicHash::Keccak_256);
    for (qsizetype i = 0; i < digits.size(); ++i) {
        const int nibble = (hash[i / 2] >> (i % 2 == 0 ? 4 : 0)) & 15;
        if (digits[i] >= 'a' && digits[i] <= 'f' && nibble >= 8)
            digits[i] = static_cast<char>(digits[i] - 'a' + 'A');
    }
    return u"0x"_s + QString::fromLatin1(digits);
}

}  // namespace signalbox
