// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/card.h"

class QPlainTextEdit;

namespace signalbox::ui {

/// The full text of an elided cell below a table, for copying.
class WholeText : public Card {
    Q_OBJECT
public:
    WholeText(const QString& name, const QString& placeholder, TextRole role = TextRole::Base,
              QWidget* parent = nullptr);
    void setText(const QString& text);
    QString text() const;

private:
    QPlainTextEdit* m_view;
};

}  // namespace signalbox::ui
