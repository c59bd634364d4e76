// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <string_view>

namespace signalbox {

/// UTF-8 as text, character for character: a leading byte order mark is kept (QString::fromUtf8 drops it), as are
/// U+FFFD and noncharacters; invalid sequences become U+FFFD.
QString utf8Text(std::string_view utf8);

/// JSON for Qt's parser, which drops a byte order mark at the beginning of a text but keeps its escaped form.
QByteArray withEscapedMarks(QByteArray json);

/// Text from a chain for a PostgreSQL TEXT column: invalid UTF-8 and NUL become U+FFFD; everything else is unchanged.
QByteArray storableText(std::string_view bytes);

/// Text from a chain for a screen: control, direction and invisible format characters become visible symbols (␀ … ␟, ␡)
/// or their number (⟨U+202E⟩); at most `maxBytes` of UTF-8, cut between characters with "…". Always show it as plain
/// text.
QString visibleText(const QString& text, qsizetype maxBytes = 4096);
QString visibleText(std::string_view bytes, qsizetype maxBytes = 4096);

/// 0x… with the mixed case of EIP-55.
QString checksumAddress(std::string_view lowerHex40);

}  // namespace signalbox
