// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <vector>

#include "signalbox/queries.h"

namespace signalbox::ui {

/// Bytes of the data of a log that belong to a field: its value (filled) or the word that holds the value's offset
/// (tinted).
struct ByteMark {
    int offset = 0, length = 0;
    bool pointer = false;
    bool operator==(const ByteMark&) const = default;
};

std::vector<ByteMark> marksOf(const EventDetail::Field& field, qsizetype dataSize);  ///< inside the data only, in order
int fieldAt(const std::vector<EventDetail::Field>& fields, int byte);                ///< -1: belongs to none

/// One line of the hex view: `first` byte of the row, or a fold that replaces the rows from `first` to before `end`.
struct HexLine {
    int first = 0, end = 0;
    bool fold = false;
    bool operator==(const HexLine&) const = default;
};

/// The rows of `size` bytes, `width` a row. With `fold`, rows between two marks and more than two rows away from either
/// become one fold line, and rows before the first mark are left for scrolling.
std::vector<HexLine> hexLines(int size, int width, const std::vector<ByteMark>& marks, bool fold);

QString hexGroups(const QByteArray& data, int first, int width);  ///< "66726175 64000000 …"
QString hexText(const QByteArray& data, int first, int width);    ///< printable ASCII, the rest as ·
bool isZero(const QByteArray& data, int first, int width);

/// A 32-byte word in short: text, a small number, an address, or its digits with the middle left out.
QString wordMeaning(const QByteArray& word);
QString wordDigits(const QByteArray& word);  ///< "0000…00000100"

/// "uint256, topic 1"
QString fieldKind(const EventDetail::Field& field);

}  // namespace signalbox::ui
