// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/card.h"

class QPlainTextEdit;

namespace signalbox::ui {

/// What a cell cuts off, whole and to be copied, below a table.
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
