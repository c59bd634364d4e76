// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <array>

#include "signalbox/workspace.h"
#include "widgets/message_bar.h"

class QHBoxLayout;
class QPushButton;

namespace signalbox::ui {

class CheckLine;
class ErrorBox;
class Text;

/// The steps of opening a workspace with their current states, and the available actions when one fails.
class ProgressForm : public QWidget {
    Q_OBJECT
public:
    explicit ProgressForm(QWidget* parent = nullptr);

    void begin(bool server);
    bool isServer() const { return m_server; }
    void take(OpenStep step, StepState state, const signalbox::Message& text);
    void setKeychainSilent(bool silent, const std::vector<MessageAction>& cures);
    void fail(const Error& error, const std::vector<MessageAction>& cures);

Q_SIGNALS:
    void backChosen();
    void againChosen();

private:
    void clearCures();
    void showCures(const std::vector<MessageAction>& cures);
    void showWords();
    void setStep(int step, StepState state, const QString& text);

    static constexpr int stepCount = 6;
    std::array<CheckLine*, stepCount> m_steps;
    Text* m_title;
    Text* m_words;
    ErrorBox* m_error;
    QPushButton* m_back;
    QPushButton* m_again;
    QHBoxLayout* m_cures;
    bool m_server = false, m_silent = false;
};

}  // namespace signalbox::ui
