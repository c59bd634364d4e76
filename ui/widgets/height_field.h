// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>
#include <optional>

#include "signalbox/interval.h"

namespace signalbox::ui {

/// A field for a block number of any size: digits, with or without separators; shown grouped when it is left.
class HeightField : public QLineEdit {
    Q_OBJECT
public:
    explicit HeightField(const QString& name, QWidget* parent = nullptr);
    std::optional<Height> height() const;  ///< none: empty or no number
    void setHeight(std::optional<Height> height);

Q_SIGNALS:
    void heightEdited();

protected:
    void focusOutEvent(QFocusEvent* event) override;
};

std::optional<Height> heightFromText(const QString& text);

}  // namespace signalbox::ui
