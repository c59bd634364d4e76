// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "signalbox/commands.h"
#include "widgets/sheet.h"

class QLineEdit;

namespace signalbox::ui {

class CheckLine;

/// Confirms an action: its effects in numbers, a warning if it cannot be undone, and a name to type. Until the preview
/// arrives the sheet shows that it is counting, and the danger button is disabled.
class ConfirmSheet : public Sheet {
    Q_OBJECT
public:
    ConfirmSheet(const QString& title, const QString& dangerText, QWidget* parent);

    void setIntroduction(const QString& text);
    QVBoxLayout* choices();  ///< layout above the table, for radio buttons and fields
    void setCounting();
    void setPreview(const Preview& preview);  ///< shows the table, the warning and the name to type
    void setFailed(const Error& error);       ///< shows why counting failed; the button stays disabled
    void setDangerText(const QString& text);
    /// For actions that only replace rows: the button is not a danger button and has no trash icon.
    void setReplacing();
    const std::optional<Preview>& preview() const { return m_preview; }

Q_SIGNALS:
    void confirmed();  ///< emitted once; preview() is the preview that was shown

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void renew();
    void clearNumbers();
    std::optional<Preview> m_preview;
    QString m_typed;  ///< text typed before the field was shown
    Text* m_intro;
    QVBoxLayout* m_choices = nullptr;
    QWidget* m_table = nullptr;
    QVBoxLayout* m_tableBox;
    QWidget* m_warning;
    Text* m_warningText;
    Text* m_duration;
    Text* m_ask;
    QLineEdit* m_field;
    CheckLine* m_check;
    QPushButton* m_danger;
};

}  // namespace signalbox::ui
