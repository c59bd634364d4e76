// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>

namespace signalbox::ui {

/// Sizes and weights of the spec sheet, derived from QApplication::font().
enum class TextRole {
    Title,
    SheetTitle,
    Sentence,
    Section,
    Base,
    Strong,
    Small,
    SmallStrong,
    Tiny,
    TinyStrong,
    Figure,
    FigureUnit,
    Mono,
    MonoLog,
    MonoHex
};

QFont font(TextRole role);  ///< inside a widget: ui::font(…), QWidget::font() hides it
QFont figureFont(
    TextRole role = TextRole::Base);  ///< the same with digits of equal width, for numbers in columns and tiles

/// A color by meaning, resolved when it is painted.
enum class Ink { Text, Secondary, Muted, Link, Ok, Warn, Error, Info, OnFill };
QColor inkColor(Ink ink);

}  // namespace signalbox::ui
