// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/event_bytes.h"
#include "signalbox/literals.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>

namespace signalbox::ui {

namespace {
struct ByteWords {
    Q_DECLARE_TR_FUNCTIONS(EventBytes)
};

constexpr int wordSize = 32;
}  // namespace

std::vector<ByteMark> marksOf(const EventDetail::Field& field, qsizetype dataSize)
{
    std::vector<ByteMark> marks;
    const auto add = [&](int offset, int length, bool pointer) {
        if (offset < 0 || length <= 0 || offset >= dataSize)
            return;
        marks.push_back({offset, int(std::min<qsizetype>(length, dataSize - offset)), pointer});
    };
    if (field.headOffset >= 0 && field.headOffset != field.offset)
        add(field.headOffset, wordSize, true);
    add(field.offset, field.length, false);
    std::sort(marks.begin(), marks.end(), [](const ByteMark& a, const ByteMark& b) { return a.offset < b.offset; });
    return marks;
}

int fieldAt(const std::vector<EventDetail::Field>& fields, int byte)
{
    int padded = -1;
    for (size_t i = 0; i < fields.size(); ++i) {
        const auto& field = fields[i];
        if (field.offset >= 0 && byte >= field.offset && byte < field.offset + std::max(field.length, 1))
            return int(i);
        if (field.headOffset >= 0 && byte >= field.headOffset && byte < field.headOffset + wordSize)
            return int(i);
        if (field.offset < 0)
            continue;
        // The length word before a dynamic value, and the zeros that pad its last word.
        const int begin = field.headOffset >= 0 ? field.offset - wordSize : field.offset;
        const int end = field.offset + (field.length + wordSize - 1) / wordSize * wordSize;
        if (byte >= begin && byte < end)
            padded = int(i);
    }
    return padded;
}

std::vector<HexLine> hexLines(int size, int width, const std::vector<ByteMark>& marks, bool fold)
{
    std::vector<HexLine> lines;
    for (int first = 0; first < size; first += width)
        lines.push_back({first, std::min(first + width, size), false});
    if (!fold || marks.size() < 2)
        return lines;
    constexpr int margin = 2;
    const int rowAfter = (marks[0].offset + marks[0].length - 1) / width + 1;
    const int rowBefore = marks[1].offset / width - margin;
    if (rowBefore - rowAfter < 2)
        return lines;
    lines[size_t(rowAfter)] = {lines[size_t(rowAfter)].first, lines[size_t(rowBefore) - 1].end, true};
    lines.erase(lines.begin() + rowAfter + 1, lines.begin() + rowBefore);
    return lines;
}

QString hexGroups(const QByteArray& data, int first, int width)
{
    return QString::fromLatin1(data.mid(first, width).toHex()).replace(QRegularExpression(u"(.{8})(?=.)"_s), u"\\1 "_s);
}

QString hexText(const QByteArray& data, int first, int width)
{
    QString out;
    for (const char byte : data.mid(first, width))
        out += byte > 0x20 && byte < 0x7f ? QChar::fromLatin1(byte) : QChar(0x00b7);
    return out;
}

bool isZero(const QByteArray& data, int first, int width)
{
    const QByteArray part = data.mid(first, width);
    return std::all_of(part.begin(), part.end(), [](char byte) { return byte == 0; });
}

QString wordDigits(const QByteArray& word)
{
    const QString digits = QString::fromLatin1(word.toHex());
    return digits.size() <= 24 ? digits : digits.left(8) + u'…' + digits.right(16);
}

QString wordMeaning(const QByteArray& word)
{
    if (word.size() < wordSize)
        return {};
    if (isZero(word, 0, wordSize))
        return u"0"_s;
    if (isZero(word, 0, 24)) {
        quint64 value = 0;
        for (const char byte : word.right(8))
            value = value << 8 | quint8(byte);
        return QLocale().toString(value);
    }
    if (isZero(word, 0, 12) && !isZero(word, 12, 4))
        return u"0x"_s + QString::fromLatin1(word.right(20).toHex());
    // Text is padded with zeros at its end and has none inside.
    qsizetype length = word.size();
    while (length > 0 && word.at(length - 1) == 0)
        --length;
    const bool printable =
        std::all_of(word.begin(), word.begin() + length, [](char byte) { return byte >= 0x20 && byte < 0x7f; });
    if (printable)
        return u"“%1”"_s.arg(QString::fromLatin1(word.left(length)));
    if (quint8(word.at(0)) == 0xff && quint8(word.at(23)) == 0xff) {
        quint64 value = 0;
        for (const char byte : word.right(8))
            value = value << 8 | quint8(byte);
        return QLocale().toString(qint64(value));
    }
    return {};
}

QString fieldKind(const EventDetail::Field& field)
{
    return field.topic >= 0 ? ByteWords::tr("%1, topic %2").arg(field.type).arg(field.topic) : field.type;
}

}  // namespace signalbox::ui
