// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "signalbox/error.h"
#include "widgets/card.h"

class QPlainTextEdit;

namespace signalbox::ui {

class EmptyState;

/// Shown in place of the editor while the reader role is missing: why, and the statements that create it on a server.
class SqlOff : public Card {
    Q_OBJECT
public:
    explicit SqlOff(QWidget* parent = nullptr);
    void set(const std::optional<Error>& off);

Q_SIGNALS:
    void retryRequested();

private:
    EmptyState* m_reason;
    QWidget* m_forAdministrator;
    QPlainTextEdit* m_statements;
};

}  // namespace signalbox::ui
