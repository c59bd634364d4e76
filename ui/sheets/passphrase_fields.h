// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;

namespace signalbox::ui {

class CheckLine;
class Text;

/// The passphrase of the secrets file: entered twice when the file is created, once when it is unlocked.
class PassphraseFields : public QWidget {
    Q_OBJECT
public:
    explicit PassphraseFields(QWidget* parent = nullptr);
    /// Clears the fields; `refused` means that the previous passphrase was wrong.
    void ask(bool create, bool refused);
    bool isReady() const { return m_ready; }
    QString take();  ///< returns the passphrase and clears the fields
    QLineEdit* first() const { return m_first; }

    static QString title(bool create);

Q_SIGNALS:
    void changed();

private:
    void check();

    bool m_create = false, m_ready = false;
    QLineEdit* m_first;
    QLineEdit* m_second;
    Text* m_secondLabel;
    CheckLine* m_check;
};

}  // namespace signalbox::ui
