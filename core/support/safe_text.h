// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <string_view>

namespace signalbox {

/// UTF-8 as text, character for character: a byte order mark at the beginning stays (QString::fromUtf8 drops it), as do
/// U+FFFD and noncharacters; invalid sequences become U+FFFD.
QString utf8Text(std::string_view utf8);

/// JSON for Qt's parser, which drops a byte order mark at the beginning of a text, but not its escape.
QByteArray withEscapedMarks(QByteArray json);

/// Text from a chain, fit for a PostgreSQL TEXT column: invalid UTF-8 and NUL become U+FFFD; everything else stays as
/// it is.
QByteArray storableText(std::string_view bytes);

/// Text from a chain, fit for a screen: control, direction and invisible format characters become visible symbols (␀ …
/// ␟, ␡) or their number (⟨U+202E⟩); at most `maxBytes` of UTF-8, cut between characters with "…". Never rich text:
/// show as plain.
QString visibleText(const QString& text, qsizetype maxBytes = 4096);
QString visibleText(std::string_view bytes, qsizetype maxBytes = 4096);

/// 0x… with the mixed case of EIP-55.
QString checksumAddress(std::string_view lowerHex40);

}  // namespace signalbox
